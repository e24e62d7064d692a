package dev.connections.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.api.Workload;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.StartProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CatalogMistakesTest {
  private static final String RIGHT =
      """
      {
        "workload": "OKTA", "about": { "title": "Okta", "organization": "organization", "clouds": [{ "id": "GLOBAL", "title": "Global" }], "applications": ["CUSTOM"], "credentials": ["PRIVATE_KEY"] },
        "capabilities": [
          {
            "code": "org-access", "title": "Org access", "description": "Reads it.", "version": 1,
            "direction": "BOTH",
            "mandatory": true,
            "required": [["okta.orgs.read"]],
            "optional": ["okta.logs.read"]
          },
          {
            "code": "users-backup", "title": "Users", "description": "Reads them.", "version": 1,
            "direction": "BACKUP",
            "validFrom": "2026-01-01",
            "deprecatedFrom": "2026-06-01",
            "removedFrom": "2027-06-01",
            "required": [
              ["okta.users.read"],
              ["okta.users.manage"]
            ],
            "recommended": ["okta.groups.read"]
          }
        ],
        "resources": [
          {
            "alias": "okta", "id": "okta", "name": "Okta API",
            "permissions": [
              { "name": "okta.orgs.read", "why": "Reads it", "probe": "/api/v1/org" },
              { "name": "okta.users.read", "why": "Reads them" },
              { "name": "okta.users.manage", "why": "Writes", "implies": ["okta.users.read"] },
              { "name": "okta.groups.read", "why": "Reads groups" },
              { "name": "okta.logs.read", "why": "Reads logs" }
            ]
          }
        ]
      }
      """;

  @TempDir Path folder;

  @AfterEach
  void forgetsTheProblem() {
    System.clearProperty(StartProblem.PROPERTY);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Catalog load() {
    return new Catalog(
        Settings.of(Map.of(Setting.CATALOG_DIRECTORY, folder.toString())), Clock.systemUTC());
  }

  /** What the start says of a folder, a line each, without the path of the folder. */
  private List<String> mistakes() {
    try {
      load();
      return List.of();
    } catch (StartProblem problem) {
      assertThat(System.getProperty(StartProblem.PROPERTY)).isEqualTo(problem.getMessage());
      return problem.getMessage().lines().skip(1).map(l -> l.replace(folder + "/", "")).toList();
    }
  }

  @Test
  void takesAFileThatIsRight() throws Exception {
    write("okta.json", RIGHT);

    assertThat(load().capabilities(Workload.of("OKTA"))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "version": 1,\\n "direction": "BOTH", |"version": 1\\n "direction": "BOTH", |6|this is no JSON
          "mandatory": true,        | "mandatory": true, "mandatory": true, |7|this is no JSON: Duplicate field 'mandatory'
          "mandatory": true,        | "mandatory": "yes",          |7 |boolean
          "mandatory": true,        | "mandatory": true, "tittle": "x",|7|tittle
          "code": "users-backup",   |                              |11|code
          "direction": "BACKUP",    | "direction": "BACKWARDS",    |13|BACKWARDS
          "removedFrom": "2027-06-01",| "removedFrom": "2027-06-01", "followedBy": ["users"],|16|there is no capability "users"
          "removedFrom": "2027-06-01",| "removedFrom": "soon",     |16|removedFrom is "soon"
          "removedFrom": "2027-06-01",| "removedFrom": "2027-02-30",|16|there is no day "2027-02-30"
          "removedFrom": "2027-06-01",| "removedFrom": "2026-05-01",|16|removedFrom has to be after deprecatedFrom
          "deprecatedFrom": "2026-06-01",| "deprecatedFrom": "2025-12-01",|15|deprecatedFrom has to be after validFrom
          "deprecatedFrom": "2026-06-01",| "note": "x", "version": 0,|15|this is no JSON
          "code": "users-backup",   | "code": "org-access",        |12|the code "org-access" is there twice
          "mandatory": true,        | "mandatory": false,          |3 |no capability of OKTA is mandatory
          "mandatory": true,        | "mandatory": true, "removedFrom": "2030-01-01",|7|a mandatory capability cannot have an end
          [["okta.orgs.read"]]      | []                           |8 |"required" needs one set
          [["okta.orgs.read"]]      | [[]]                         |8 |this set of alternatives is empty
          [["okta.orgs.read"]]      | [["okta.orgs.read","okta.orgs.read"]]|8|unique
          [["okta.orgs.read"]]      | [["okta.org.read"]]          |8 |there is no permission "okta.org.read"
          ["okta.users.manage"]     | ["okta.users.read", "okta.users.manage"]|19|this set holds one before it
          ["okta.logs.read"]        | ["okta.logs.read", "okta.orgs.read"]|9|"okta.orgs.read" is asked for anyway
          "optional": ["okta.logs.read"]|"optional": []            |32|no capability uses "okta.logs.read"
          "implies": ["okta.users.read"]|"implies": ["okta.user.read"]|30|there is no permission "okta.user.read"
          "why": "Reads them" }     | "why": "Reads them", "implies": ["okta.users.manage"] }|29|"okta.users.read" implies itself
          "name": "okta.groups.read"| "name": "okta.users.read"    |31|the permission "okta.users.read" is defined twice
          "probe": "/api/v1/org"    | "probe": "https://evil.example/"|28|pattern
          "workload": "OKTA",       | "workload": "Okta",          |2 |pattern
          "title": "Okta",          |                              |2 |title
          "title": "Global" }       | "title": "Global" }, { "id": "GLOBAL", "title": "World" }|2|the cloud "GLOBAL" is there twice
          "credentials": ["PRIVATE_KEY"]| "credentials": []        |2 |a custom application needs a kind of credential
          "applications": ["CUSTOM"]| "applications": ["SYSTEM"]   |2 |only a custom application has a credential
          "credentials": ["PRIVATE_KEY"]| "credentials": ["SECRET"]|2 |SECRET
          "credentials": ["PRIVATE_KEY"]| "credentials": ["PRIVATE_KEY"], "clientIds": {"pattern": "("}|2 |no regular expression
          "title": "Global" }       | "title": "Global", "portal": { "applications": "https://a.test/", "application": "https://a.test/{id}" } }|2|this is no address
          "title": "Global" }       | "title": "Global", "portal": { "applications": "http://a.test/", "application": "https://a.test/{client}" } }|2|pattern
          """)
  void namesFileAndLineOfAMistake(String right, String wrong, int line, String text)
      throws Exception {
    String broken = RIGHT.replace(newLines(right), wrong == null ? "" : newLines(wrong));
    assertThat(broken).isNotEqualTo(RIGHT);
    write("okta.json", broken);

    assertThat(mistakes())
        .anySatisfy(
            mistake ->
                assertThat(mistake).startsWith("okta.json, line " + line + ": ").contains(text));
  }

  private static String newLines(String text) {
    return text.replace("\\n ", "\n      ");
  }

  @Test
  void namesEveryMistakeOfEveryFileAtOnce() throws Exception {
    write("a.json", "{\n  \"workload\": \"OKTA\",\n}");
    write("b.json", "{\n  \"workload\": \"Yammer\", \"capabilities\": []\n}");
    write("okta.json", RIGHT.replace("BACKUP", "BACKWARDS").replace("okta.orgs.read\"]", "x\"]"));

    assertThat(mistakes())
        .anyMatch(line -> line.startsWith("a.json, line 3: this is no JSON"))
        .anyMatch(line -> line.startsWith("b.json, line 2: ") && line.contains("Yammer"))
        .anyMatch(line -> line.startsWith("b.json, line 1: ") && line.contains("resources"))
        .anyMatch(line -> line.startsWith("okta.json, line 13: "));
  }

  @Test
  void wantsUuidsWherePermissionsGoByThem() throws Exception {
    write(
        "more.json",
        """
        {
          "workload": "MICROSOFT_365",
          "capabilities": [
            {
              "code": "more", "title": "More", "description": "More.", "direction": "BACKUP",
              "version": 1, "required": [["More.Read", "Other.Read", "Third.Read"]]
            }
          ],
          "resources": [
            {
              "alias": "more",
              "id": "more",
              "name": "More API",
              "permissions": [
                { "name": "More.Read", "why": "Reads",
                  "id": "810C84A8-4a9e-49e6-bf7d-12d183f40d01" },
                { "name": "Other.Read", "why": "Reads" },
                { "name": "Third.Read", "why": "Reads", "id": "810c84a8-4a9e-49e6-bf7d-12d183f40d01" }
              ]
            }
          ]
        }
        """);

    assertThat(mistakes())
        .satisfiesExactly(
            mistake -> assertThat(mistake).startsWith("more.json, line 12: \"more\" is no id"),
            mistake -> assertThat(mistake).startsWith("more.json, line 16: \"810C84A8"),
            mistake -> assertThat(mistake).startsWith("more.json, line 17: this permission"),
            mistake -> assertThat(mistake).contains("this id is Mail.Read's already"));
  }

  @Test
  void wantsToKnowWhichOfTwoPermissionsOfOneNameIsMeant() throws Exception {
    write(
        "more.json",
        """
        {
          "workload": "MICROSOFT_365",
          "capabilities": [
            {
              "code": "more", "title": "More", "description": "More.", "direction": "BACKUP",
              "version": 1, "required": [["Sites.FullControl.All"]]
            }
          ],
          "resources": []
        }
        """);

    assertThat(mistakes())
        .singleElement()
        .asString()
        .startsWith("more.json, line 6: ")
        .contains("write graph/Sites.FullControl.All or sharepoint/Sites.FullControl.All");
  }

  @Test
  void refusesAnAliasThatAnotherFileGaveToAnotherResource() throws Exception {
    write(
        "more.json",
        """
        {
          "workload": "OKTA", "capabilities": [],
          "resources": [ { "alias": "okta", "id": "okta-governance", "name": "G", "permissions": [] } ]
        }
        """);

    assertThat(mistakes())
        .singleElement()
        .asString()
        .startsWith("more.json, line 3: the alias \"okta\" belongs to");
  }

  @Test
  void wantsToKnowWhatAWorkloadIs() throws Exception {
    write(
        "yammer.json", "{\n  \"workload\": \"YAMMER\", \"capabilities\": [], \"resources\": []\n}");

    assertThat(mistakes())
        .contains(
            "yammer.json, line 2: no file says what YAMMER is: one has to have \"about\".",
            "yammer.json, line 2: no capability of YAMMER is mandatory; one has to be.");
  }

  @Test
  void wantsToKnowOnlyOnceWhatAWorkloadIs() throws Exception {
    write("mine.json", RIGHT.replace("org-access", "mine").replace("users-backup", "mine-too"));

    assertThat(mistakes()).contains("mine.json, line 2: what OKTA is stands in okta.json already.");
  }

  @Test
  void letsAFolderReplaceAFileAndAddAnother() throws Exception {
    write("okta.json", RIGHT);
    write(
        "governance.json",
        """
        {
          "$schema": "catalog.schema.json",
          "workload": "OKTA",
          "capabilities": [
            {
              "code": "governance-backup", "title": "Governance backup", "description": "Reads it.",
              "direction": "BACKUP", "version": 1,
              "required": [["okta.governance.read", "okta.users.read"]]
            }
          ],
          "resources": [
            {
              "alias": "okta", "id": "okta", "name": "Okta API",
              "permissions": [{ "name": "okta.governance.read", "why": "Reads it" }]
            }
          ]
        }
        """);
    write("catalog.schema.json", "this is none of the files");
    write("notes.txt", "nor is this");

    Catalog catalog = load();

    assertThat(catalog.capabilities(Workload.of("OKTA")))
        .extracting(Capability::code)
        .containsExactlyInAnyOrder("org-access", "users-backup", "governance-backup");
    assertThat(catalog.capability(Workload.of("MICROSOFT_365"), "exchange-backup")).isPresent();
  }

  @Test
  void takesAFileWithAByteOrderMark() throws Exception {
    write("okta.json", "\uFEFF" + RIGHT);

    assertThatCode(this::load).doesNotThrowAnyException();
  }

  @Test
  void namesAFolderThatIsNotThere() {
    Path nowhere = folder.resolve("nowhere");

    assertThatThrownBy(
            () ->
                new Catalog(
                    Settings.of(Map.of(Setting.CATALOG_DIRECTORY, nowhere.toString())),
                    Clock.systemUTC()))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("connections.catalog.directory")
        .hasMessageContaining(nowhere.toString());
  }
}

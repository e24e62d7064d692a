package dev.connections.sandbox.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.function.Function;

/** How keys and certificates stand in JSON: as JWK and as PEM. */
final class JoseModule extends SimpleModule {

  JoseModule() {
    add(JWK.class, JWK::toJSONObject, json -> JWK.parse(json.toString()));
    add(
        RSAKey.class,
        JWK::toJSONObject,
        json -> json.isEmpty() ? null : RSAKey.parse(json.toString()));
    add(
        KeyType.class,
        KeyType::getValue,
        json -> json.asText().isEmpty() ? null : KeyType.parse(json.asText()));
    add(
        X509Certificate.class,
        X509CertUtils::toPEMString,
        json -> X509CertUtils.parse(json.asText()));
  }

  private interface Read<T> {
    T from(JsonNode json) throws ParseException;
  }

  private <T> void add(Class<T> type, Function<T, Object> write, Read<T> read) {
    addSerializer(
        type,
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writePOJO(write.apply(value));
          }
        });
    addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode json = context.readTree(in);
            try {
              return read.from(json);
            } catch (ParseException e) {
              throw context.weirdStringException("", type, "is none");
            }
          }
        });
  }
}

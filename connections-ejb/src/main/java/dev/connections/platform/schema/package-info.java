/** The schema of the database: migrated at the start, before anything else runs, and checked. */
package dev.connections.platform.schema;

/** Lists as files to download. Rows are sent as they are read, so that no list is too long. */
package dev.connections.web.export;

/** Work on many connections at once, which goes on whoever looks and whichever node stops. */
package dev.connections.bulk;

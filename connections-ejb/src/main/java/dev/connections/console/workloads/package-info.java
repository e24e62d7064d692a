/** Which kinds of organizations there are, and what pages have to know of each. */
package dev.connections.console.workloads;

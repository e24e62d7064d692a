package dev.connections.web.rest;

/** What a connection is to be called. */
public record NameJson(String name) {}

package dev.connections.web.rest;

/** The value of the header {@code DPoP} for one request. */
public record ProofJson(String proof) {}

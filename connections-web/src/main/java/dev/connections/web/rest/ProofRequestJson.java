package dev.connections.web.rest;

import java.net.URI;

/**
 * The request that a proof of possession is wanted for.
 *
 * @param nonce null before the API sent one
 */
public record ProofRequestJson(TokenJson token, String method, URI address, String nonce) {}

package dev.connections.listing;

/** A profile that an application in use signs in with, and the connection of that application. */
public record ListedProfile(String profileId, String connectionId) {}

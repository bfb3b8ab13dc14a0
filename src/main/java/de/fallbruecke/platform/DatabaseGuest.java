package de.fallbruecke.platform;

/**
 * A bean of a program that only visits the database of a gateway, for example the command line: it
 * takes few connections and neither starts nor stops nor migrates anything.
 */
public record DatabaseGuest() {}

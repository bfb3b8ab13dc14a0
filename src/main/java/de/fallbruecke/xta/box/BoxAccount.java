package de.fallbruecke.xta.box;

/**
 * Who asks: a client that has proved itself by its certificate.
 *
 * @param target the only target whose messages it may see
 * @param client name of the client
 */
record BoxAccount(String target, String client, XtaBoxEndpoint endpoint) {}

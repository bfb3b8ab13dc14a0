package de.fallbruecke.simulator.xta;

/** An envelope that went over the wire: of which operation, request or response, and its XML. */
public record XtaEnvelope(String operation, boolean request, String xml) {}

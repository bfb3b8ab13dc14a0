package de.fallbruecke.xta;

import java.net.URI;
import java.time.Duration;

/**
 * Where an XTA server is and in whose name it is spoken to.
 *
 * @param management 2.1.1: ManagementPort; core 3.1.1: core.transport.base
 * @param send 2.1.1: SendXtaPort; core 3.1.1: core.sender
 * @param box 2.1.1: MsgBoxPort; core 3.1.1: core.recipient
 * @param tls name of the identity below {@code fallbruecke.tls}
 * @param account the header Author (2.1.1) or Party (core 3.1.1)
 * @param timeout for an answer to begin
 */
public record XtaServer(
    XtaVersion version,
    URI management,
    URI send,
    URI box,
    String tls,
    XtaParty account,
    Duration timeout) {}

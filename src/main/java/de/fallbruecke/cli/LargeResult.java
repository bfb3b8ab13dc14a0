package de.fallbruecke.cli;

import org.jspecify.annotations.Nullable;

/**
 * What came of a proof with large content.
 *
 * @param objects uploads, fragments counted one by one
 * @param bytes plain bytes of all attachments
 * @param peakResidentBytes most memory that the gateway ever had resident (VmHWM); null where the
 *     system does not say
 * @param senderPeakResidentBytes the same of portal, simulator and sink, which are one process
 * @param sendSeconds until the portal had submitted
 * @param seconds from the first call of the portal to the receipt
 * @param megabytesPerSecond bytes by seconds, in 10^6
 * @param complete confirmed, everything at every target byte for byte, the gateway never ended
 */
record LargeResult(
    int attachments,
    long objects,
    long bytes,
    String channel,
    String target,
    String heap,
    @Nullable Long peakResidentBytes,
    @Nullable Long senderPeakResidentBytes,
    double sendSeconds,
    double seconds,
    double megabytesPerSecond,
    boolean complete) {}

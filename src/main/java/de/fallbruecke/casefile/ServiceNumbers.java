package de.fallbruecke.casefile;

import org.jspecify.annotations.Nullable;

/**
 * Sums over the cases of one tenant and one service.
 *
 * @param serviceKey empty if it was never known
 * @param cases how many
 * @param leaves of their sources
 * @param carried of the leaves are mapped, attached or ignored by name
 * @param handedOver cases that every required target has
 * @param untouched of those handed over, for which no person had to do anything
 */
public record ServiceNumbers(
    String tenant,
    String serviceKey,
    @Nullable String serviceName,
    long cases,
    long leaves,
    long carried,
    long handedOver,
    long untouched) {}

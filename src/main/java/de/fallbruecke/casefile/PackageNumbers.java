package de.fallbruecke.casefile;

/**
 * Sums over the cases that one version of a package made.
 *
 * @param cases how many
 * @param leaves of their sources
 * @param mapped of the leaves went into a case field
 * @param attached travel on inside a document
 * @param ignored are ignored by name
 * @param open nobody accounts for
 * @param handedOver cases that every required target has
 * @param untouched of those handed over, for which no person had to do anything
 */
public record PackageNumbers(
    String routePackage,
    String version,
    String hash,
    long cases,
    long leaves,
    long mapped,
    long attached,
    long ignored,
    long open,
    long handedOver,
    long untouched) {}

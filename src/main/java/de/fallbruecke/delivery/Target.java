package de.fallbruecke.delivery;

/**
 * Specialist software that takes cases, as far as others may know it: no address, no credentials.
 *
 * @param name configured name, unique in the installation: lower-case letters, digits and hyphens
 * @param tenant whose cases it may receive; no other tenant's
 * @param title for people
 * @param productive works with real cases: a test message never reaches it
 * @param idempotent the same idempotency key twice means the same case to it
 */
public record Target(
    String name,
    String tenant,
    String title,
    TargetType type,
    TargetFormat format,
    boolean productive,
    boolean idempotent) {}

/**
 * Sharing of route packages between sites that do not trust each other's code: signed archives, the
 * publishers that a tenant trusts, import, and folders of archives with a signed index.
 *
 * <p>Nothing of an archive is believed before its signature was checked with a key that the tenant
 * trusts, nothing is written before every byte of it was checked, and nothing here activates a
 * package or knows a value of a site.
 */
@NamedInterface("archive")
@NullMarked
package de.fallbruecke.route.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/**
 * Targets on an SFTP server: the drop of {@code file} over a line. The server must show a key that
 * is known beforehand; nothing is sent to any other.
 */
@NullMarked
package de.fallbruecke.delivery.sftp;

import org.jspecify.annotations.NullMarked;

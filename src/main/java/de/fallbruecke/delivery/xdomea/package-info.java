/**
 * Targets that take xdomea 3.0.0 messages 0605 (ablegen): a ZIP with the message and its primary
 * documents, made from stable ids so that a repeat is the same bytes, laid down as a file, over
 * SFTP or posted. Receipts 0629 and 0630 are foreign XML and count only for the process they name.
 */
@NullMarked
package de.fallbruecke.delivery.xdomea;

import org.jspecify.annotations.NullMarked;

/**
 * Replies over FIT-Connect: whether an address can be served, and the steps announce, upload,
 * submit and look. Knows nothing of states, tasks or storage; never repeats what the recipient
 * could see twice.
 */
@NullMarked
package de.fallbruecke.fitconnect.reply;

import org.jspecify.annotations.NullMarked;

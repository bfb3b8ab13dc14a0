/**
 * The binding of XTA core 3.1.1 (part of XTA 2 version 5.1.1): its ports with their actions, and
 * their clients. Ports, operations, actions and header names are from the facts; the inside of
 * elements is built as in XTA-WS 2.1.1 where the facts are silent, which is unconfirmed.
 */
@NullMarked
package de.fallbruecke.xta.core311;

import org.jspecify.annotations.NullMarked;

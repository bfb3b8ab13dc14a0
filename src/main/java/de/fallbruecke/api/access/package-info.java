/**
 * How clients of the API prove themselves: tokens of ours, tokens of an external issuer, client
 * certificates. A client belongs to one target; without proof nothing below {@code /api} answers.
 */
@NullMarked
package de.fallbruecke.api.access;

import org.jspecify.annotations.NullMarked;

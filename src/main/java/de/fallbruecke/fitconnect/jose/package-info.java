/**
 * JOSE as FIT-Connect uses it and nothing more: RSA-OAEP-256 with A256GCM for content, PS512 for
 * event tokens. What is not on these lists is refused before a key is touched.
 */
@NullMarked
package de.fallbruecke.fitconnect.jose;

import org.jspecify.annotations.NullMarked;

package de.fallbruecke.proof;

import java.util.Locale;

/** Names of the files in a proof; German, for the people who open it. */
final class ProofLayout {
  static final String READ_ME = "LIESMICH.txt";
  static final String PAGE = "nachweis.html";
  static final String STATEMENT = "erklaerung.json";
  static final String SIGNATURE = "erklaerung.jws";
  static final String KEY_PEM = "schluessel/fallbruecke.pem";
  static final String KEY_JWK = "schluessel/fallbruecke.jwk.json";
  static final String HASHES = "kette.sha512";
  static final String CHAIN = "kette/";
  static final String TOKEN_KEYS = "schluessel/ereignisse/";
  static final String JWK = ".jwk.json";

  private ProofLayout() {}

  static String entry(int number) {
    return String.format(Locale.ROOT, CHAIN + "%05d.txt", number);
  }
}

package de.fallbruecke.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What three independent ledgers say after the gateway was killed again and again.
 *
 * @param sent what the portal sent
 * @param confirmed of these, accepted according to the event logs of the delivery service
 * @param cases different cases that the specialist software has of them
 * @param repeats requests that it had seen before, with the same key; allowed
 * @param lost not accepted or without a case; must be 0
 * @param duplicatedCases second cases of one submission, other content under one key and second
 *     receipts; must be 0
 * @param held waiting for a person; they count as lost here, because nothing gave cause to hold
 * @param kills processes killed
 * @param nodes processes at work
 * @param seed of the random moments
 * @param seconds from the first submission to the last receipt
 */
record CrashResult(
    int sent,
    int confirmed,
    int cases,
    long repeats,
    int lost,
    int duplicatedCases,
    long held,
    int kills,
    int nodes,
    long seed,
    double seconds) {

  @JsonIgnore
  boolean isGood() {
    return lost == 0 && duplicatedCases == 0;
  }

  String table() {
    return """

        sent by the portal                 %5d
        confirmed to the portal            %5d
        cases at the specialist software   %5d
        repeats of a known key             %5d
        lost                               %5d
        duplicated                         %5d
        held for a person                  %5d
        kills                              %5d
        seconds                            %7.1f
        """
        .formatted(sent, confirmed, cases, repeats, lost, duplicatedCases, held, kills, seconds);
  }
}

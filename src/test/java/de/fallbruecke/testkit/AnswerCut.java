package de.fallbruecke.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Counts how much of an answer may pass; the head of an HTTP answer is not counted. */
final class AnswerCut {
  private static final byte[] HTTP = "HTTP/".getBytes(StandardCharsets.US_ASCII);
  private static final int END_OF_HEAD = 0x0d0a0d0a;

  private int left;
  private boolean begun;
  private boolean head;
  private int lastFour;

  AnswerCut(int bytes) {
    left = bytes;
  }

  /** How many bytes of this piece may pass. */
  int passing(byte[] piece, int length) {
    if (!begun) {
      begun = true;
      head = length >= HTTP.length && Arrays.equals(piece, 0, HTTP.length, HTTP, 0, HTTP.length);
    }
    int at = 0;
    while (head && at < length) {
      lastFour = lastFour << 8 | (piece[at++] & 0xff);
      head = lastFour != END_OF_HEAD;
    }
    int body = Math.min(left, length - at);
    left -= body;
    return at + body;
  }

  /** Nothing may follow. */
  boolean isOver() {
    return !head && left == 0;
  }
}

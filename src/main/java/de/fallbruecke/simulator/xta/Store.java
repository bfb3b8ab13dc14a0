package de.fallbruecke.simulator.xta;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All messages, ids and iterators; in memory. */
final class Store {
  private final Clock clock;
  private final Map<String, String> issued = new HashMap<>();
  private final Map<String, Stored> messages = new LinkedHashMap<>();
  private final Map<String, String> uuids = new HashMap<>();
  private final Map<String, Iteration> iterators = new HashMap<>();

  Store(Clock clock) {
    this.clock = clock;
  }

  /** Where an iterator stands. */
  static final class Iteration {
    final String account;
    final List<Stored> items;
    final int page;
    int at;

    Iteration(String account, List<Stored> items, int page) {
      this.account = account;
      this.items = items;
      this.page = page;
    }

    int pending() {
      return items.size() - at;
    }

    List<Stored> next(int most) {
      List<Stored> part = items.subList(at, Math.min(items.size(), at + most));
      at += part.size();
      return part;
    }
  }

  synchronized String newId(String account) {
    String id = "urn:de:xta:messageid:simulator:" + UUID.randomUUID();
    issued.put(id, account);
    return id;
  }

  /** Takes a message. */
  synchronized void put(Stored message) {
    messages.put(message.id, message);
  }

  /**
   * Uses an id.
   *
   * @throws Refused 9024 if it was used, 9021 if it was not issued for the account
   */
  synchronized void use(String id, String account) throws Refused {
    if (messages.containsKey(id)) {
      throw Refused.with(9024, "MessageID already used");
    }
    if (!account.equals(issued.get(id))) {
      throw Refused.with(9021, "MessageID was not issued for this account");
    }
  }

  /**
   * Uses the UUID of an XÖV message. Sending the same again keeps it, a corrected message has to
   * have another one.
   *
   * @throws Refused 9022 if it was used for other content
   */
  synchronized void useUuid(String uuid, String content) throws Refused {
    String before = uuids.putIfAbsent(uuid, content);
    if (before != null && !before.equals(content)) {
      throw Refused.with(9022, "The nachrichtenUUID was used for other content");
    }
  }

  synchronized List<Stored> of(String reader, Predicate<Stored> selection) {
    return messages.values().stream()
        .filter(message -> message.reader.equals(reader) && !message.closed())
        .filter(selection)
        .toList();
  }

  /** A message that the party sent or may read, closed or not. */
  synchronized Stored known(String id, String party) throws Refused {
    Stored message = messages.get(id);
    if (message == null || (!message.reader.equals(party) && !message.author.equals(party))) {
      throw Refused.with(9070, "MessageID unknown to this account");
    }
    return message;
  }

  synchronized @Nullable Stored find(String id) {
    return messages.get(id);
  }

  synchronized List<Stored> all() {
    return new ArrayList<>(messages.values());
  }

  synchronized void remove(String id) {
    messages.remove(id);
  }

  synchronized String iterate(Iteration iteration) {
    String id = "urn:de:xta:requestid:simulator:" + UUID.randomUUID();
    iterators.put(id, iteration);
    return id;
  }

  synchronized @Nullable Iteration iteration(String id, String account) {
    Iteration found = iterators.get(id);
    return found == null || !found.account.equals(account) ? null : found;
  }

  synchronized void fetched(Stored message) {
    if (message.initialFetch == null) {
      message.initialFetch = Instant.now(clock);
    }
  }

  /** Acknowledges; again is fine. */
  synchronized void close(String id, String reader) throws Refused {
    Stored message = known(id, reader);
    if (!message.reader.equals(reader)) {
      throw Refused.with(9070, "MessageID unknown to this account");
    }
    fetched(message);
    if (message.reception == null) {
      message.reception = Instant.now(clock);
    }
  }

  Instant now() {
    return Instant.now(clock);
  }
}

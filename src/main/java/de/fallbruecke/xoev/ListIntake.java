package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.xoev.published.PublishedFile;
import de.fallbruecke.xoev.published.SafeNames;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the code lists of a standard into its pack, each version once. */
final class ListIntake {
  private static final String FOLDER = "codelists";

  private final Draft draft;
  private final PackStaging staging;
  private final SafeNames names = new SafeNames();
  private final Map<String, PublishedFile> taken = new HashMap<>();

  ListIntake(Draft draft, PackStaging staging) {
    this.draft = draft;
    this.staging = staging;
  }

  /** A list that cannot be read is left out and told. */
  GenericodeLists take(List<PublishedFile> files) {
    GenericodeLists lists = GenericodeLists.none();
    for (PublishedFile file : files) {
      Path probe = staging.probe(file);
      try {
        GenericodeList list = GenericodeList.read(probe);
        if (isNew(list, file)) {
          lists = lists.with(list);
          staging.keep(FOLDER + "/" + names.single(name(list), ".xml"), probe);
        }
      } catch (Fault | IllegalArgumentException e) {
        draft.problem("Code list '%s' cannot be read and was left out.".formatted(file.path()));
      }
    }
    if (!taken.isEmpty()) {
      draft.put(FOLDER, FOLDER);
    }
    return lists;
  }

  private boolean isNew(GenericodeList list, PublishedFile file) {
    PublishedFile first = taken.putIfAbsent(list.uri() + "_" + list.version(), file);
    if (first != null && !Arrays.equals(first.bytes(), file.bytes())) {
      draft.problem(
          "'%s' and '%s' both say that they are version %s of %s; the first was taken."
              .formatted(first.path(), file.path(), list.version(), list.uri()));
    }
    return first == null;
  }

  private static String name(GenericodeList list) {
    return list.uri().substring(list.uri().lastIndexOf(':') + 1) + "_" + list.version();
  }
}

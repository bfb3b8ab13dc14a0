package de.fallbruecke.mapping;

import de.fallbruecke.casefile.model.Applicant;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.ExternalId;
import de.fallbruecke.casefile.model.Field;
import de.fallbruecke.casefile.model.FieldType;
import de.fallbruecke.casefile.model.FieldValue;
import de.fallbruecke.casefile.model.Group;
import de.fallbruecke.casefile.model.Party;
import de.fallbruecke.casefile.model.Representative;
import java.util.List;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/**
 * What a block may have beside its fixed names: fields and groups that only this service knows, and
 * ids of others.
 */
record Extras(List<FieldRule> fields, List<GroupRule> groups, List<IdRule> ids) {
  static final Extras NONE = new Extras(List.of(), List.of(), List.of());

  Extras {
    fields = List.copyOf(fields);
    groups = List.copyOf(groups);
    ids = List.copyOf(ids);
  }

  /** A question of the service. */
  record FieldRule(String name, String label, FieldType type, ValueRule rule) {
    @Nullable Field read(Run run, XdmNode context) {
      List<Value> values = rule.read(run, context);
      if (values.isEmpty()) {
        return null;
      }
      Field field = new Field();
      field.setName(name);
      field.setLabel(label);
      field.setType(type);
      values.forEach(value -> field.getValues().add(answer(value)));
      return field;
    }

    private static FieldValue answer(Value value) {
      FieldValue answer = new FieldValue();
      answer.setValue(value.text());
      answer.setLabel(value.label());
      answer.setList(value.list());
      answer.setListVersion(value.listVersion());
      answer.setCurrency(value.currency());
      answer.setSource(value.source());
      return answer;
    }
  }

  /** Questions that belong together; repeated if {@code each} names several nodes. */
  record GroupRule(
      Where where,
      String name,
      String label,
      @Nullable SourcePath each,
      @Nullable SourcePath when,
      Cardinality cardinality,
      Extras content) {
    void read(Run run, XdmNode context, List<Group> into) {
      int before = into.size();
      boolean asked = each != null;
      for (XdmNode node : each == null ? List.of(context) : each.select(context)) {
        if (when != null && !when.test(node)) {
          continue;
        }
        asked = true;
        Group group = new Group();
        group.setName(name);
        group.setLabel(label);
        if (content.fill(run, node, group.getFields(), group.getGroups())) {
          group.setSource(each == null ? null : run.path(node));
          into.add(group);
        }
      }
      if (asked && !cardinality.isAny()) {
        cardinality.check(where, into.size() - before, "elements", run.path(context));
      }
    }
  }

  /** An id that somebody else gave. */
  record IdRule(String scheme, ValueRule rule) {}

  /** Fills what the element has room for; true if the source gave anything. */
  boolean fill(Run run, XdmNode context, Object element) {
    return switch (element) {
      case Case record -> {
        boolean any = ids(run, context, record.getExternalIds());
        yield fill(run, context, record.getFields(), record.getGroups()) || any;
      }
      case Applicant party -> fillParty(run, context, party);
      case Representative party -> fillParty(run, context, party);
      default -> false;
    };
  }

  private boolean fillParty(Run run, XdmNode context, Party party) {
    return fill(run, context, party.getFields(), party.getGroups());
  }

  boolean fill(Run run, XdmNode context, List<Field> intoFields, List<Group> intoGroups) {
    for (FieldRule rule : fields) {
      Field field = rule.read(run, context);
      if (field != null) {
        intoFields.add(field);
      }
    }
    for (GroupRule rule : groups) {
      rule.read(run, context, intoGroups);
    }
    return !intoGroups.isEmpty()
        || intoFields.stream()
            .flatMap(f -> f.getValues().stream())
            .anyMatch(v -> v.getSource() != null);
  }

  private boolean ids(Run run, XdmNode context, List<ExternalId> into) {
    for (IdRule rule : ids) {
      for (Value value : rule.rule().read(run, context)) {
        ExternalId id = new ExternalId();
        id.setScheme(rule.scheme());
        id.setValue(value.text());
        into.add(id);
      }
    }
    return !into.isEmpty();
  }
}

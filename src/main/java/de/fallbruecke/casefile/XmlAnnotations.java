package de.fallbruecke.casefile;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlEnumValue;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * The two things that JSON takes from the XML annotations: the written values of enumerations and
 * the order of members. Names it does not take: {@code applicants} is the natural name of a list.
 */
final class XmlAnnotations extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
    for (int i = 0; i < constants.length; i++) {
      try {
        XmlEnumValue written =
            constants[i]
                .getDeclaringClass()
                .getField(constants[i].name())
                .getAnnotation(XmlEnumValue.class);
        if (written != null) {
          names[i] = written.value();
        }
      } catch (NoSuchFieldException impossible) {
        throw new IllegalStateException("Every enum constant is a field", impossible);
      }
    }
    return names;
  }

  @Override
  public String @Nullable [] findSerializationPropertyOrder(
      MapperConfig<?> config, AnnotatedClass type) {
    List<String> value = new ArrayList<>();
    List<String> attributes = new ArrayList<>();
    List<String> elements = new ArrayList<>();
    for (Class<?> c = type.getRawType(); c != null && c != Object.class; c = c.getSuperclass()) {
      XmlType declared = c.getAnnotation(XmlType.class);
      if (declared == null) {
        return null;
      }
      for (Field field : c.getDeclaredFields()) {
        if (field.isAnnotationPresent(XmlValue.class)) {
          value.add(field.getName());
        } else if (field.isAnnotationPresent(XmlAttribute.class)) {
          attributes.add(field.getName());
        }
      }
      elements.addAll(0, List.of(declared.propOrder()));
    }
    elements.removeAll(value);
    value.addAll(attributes);
    value.addAll(elements);
    value.removeIf(String::isEmpty);
    return value.toArray(String[]::new);
  }
}

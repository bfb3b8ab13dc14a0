package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.XmlCharacters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.sf.saxon.s9api.XdmArray;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmEmptySequence;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmMap;
import net.sf.saxon.s9api.XdmValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * JSON bytes to the item that {@code parse-json} of XPath 3.1 describes, with two differences:
 * numbers without exponent become {@code xs:integer} and {@code xs:decimal} instead of {@code
 * xs:double}, so that an amount of 1200000 stays 1200000 and 10.10 keeps its value; a duplicate key
 * is refused. As there, {@code null} is the empty sequence and a character that XML does not allow
 * becomes U+FFFD.
 */
final class JsonDocuments {
  private static final int MAX_VALUES = 1_000_000;
  private static final int LONGEST_EXPONENT = "e-999".length();

  SourceDocument parse(byte[] bytes) {
    try (JsonParser parser = Json.mapper().createParser(bytes)) {
      XdmValue root = new Reading(parser).document();
      if (!(root instanceof XdmItem item)) {
        throw new Fault(
            FaultCode.DOCUMENT_NOT_WELL_FORMED,
            "The JSON document is null or empty. It cannot be processed.");
      }
      return new SourceDocument(SourceDocument.Format.JSON, item, bytes, null, null);
    } catch (StreamConstraintsException e) {
      throw new Fault(
          FaultCode.DOCUMENT_LIMIT_EXCEEDED,
          "The JSON exceeds a safety limit%s: nesting, length of a number, a name or a text. It was not processed and is held."
              .formatted(at(e.getLocation())));
    } catch (JacksonException e) {
      throw new Fault(
          FaultCode.DOCUMENT_NOT_WELL_FORMED,
          "The JSON is not well-formed%s (or repeats a key). It cannot be processed."
              .formatted(at(e.getLocation())));
    }
  }

  private static String at(@Nullable TokenStreamLocation location) {
    if (location == null) {
      return "";
    }
    return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** One pass over one document; depth is limited by the parser. */
  private static final class Reading {
    private final JsonParser parser;
    private int values;

    Reading(JsonParser parser) {
      this.parser = parser;
    }

    XdmValue document() {
      JsonToken first = parser.nextToken();
      XdmValue root = first == null ? XdmEmptySequence.getInstance() : value(first);
      if (parser.nextToken() != null) {
        throw new Fault(
            FaultCode.DOCUMENT_NOT_WELL_FORMED,
            "The JSON goes on after its end%s. It cannot be processed."
                .formatted(at(parser.currentTokenLocation())));
      }
      return root;
    }

    private XdmValue value(JsonToken token) {
      if (++values > MAX_VALUES) {
        throw new Fault(
            FaultCode.DOCUMENT_LIMIT_EXCEEDED,
            "The JSON has more than %d values. It was not processed and is held."
                .formatted(MAX_VALUES));
      }
      return switch (token) {
        case START_OBJECT -> object();
        case START_ARRAY -> array();
        case VALUE_STRING -> new XdmAtomicValue(XmlCharacters.keep(parser.getString()));
        case VALUE_NUMBER_INT -> XdmAtomicValue.makeAtomicValue(parser.getBigIntegerValue());
        case VALUE_NUMBER_FLOAT -> fraction();
        case VALUE_TRUE -> new XdmAtomicValue(true);
        case VALUE_FALSE -> new XdmAtomicValue(false);
        default -> XdmEmptySequence.getInstance();
      };
    }

    /**
     * 1e999999999 is short, but exact arithmetic would write out a billion digits: beyond the range
     * of a double it is refused, within it stays a double.
     */
    private XdmAtomicValue fraction() {
      String text = parser.getString();
      if (text.indexOf('e') < 0 && text.indexOf('E') < 0) {
        return new XdmAtomicValue(parser.getDecimalValue());
      }
      double value = Double.parseDouble(text);
      if (Double.isInfinite(value) || (value == 0 && !isZero(text))) {
        throw new Fault(
            FaultCode.DOCUMENT_LIMIT_EXCEEDED,
            "The JSON has a number beyond all measure%s. It was not processed and is held."
                .formatted(at(parser.currentTokenLocation())));
      }
      return new XdmAtomicValue(value);
    }

    /** Behind a zero too an exponent of fifty digits is more than a validator calculates with. */
    private static boolean isZero(String number) {
      int exponent = number.toLowerCase(Locale.ROOT).indexOf('e');
      return number.length() - exponent <= LONGEST_EXPONENT
          && number.chars().limit(exponent).noneMatch(c -> c > '0' && c <= '9');
    }

    private XdmValue object() {
      Map<XdmAtomicValue, XdmValue> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        XdmAtomicValue name = new XdmAtomicValue(XmlCharacters.keep(parser.currentName()));
        members.put(name, value(parser.nextToken()));
      }
      return new XdmMap(members);
    }

    private XdmValue array() {
      List<XdmValue> members = new ArrayList<>();
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        members.add(value(token));
      }
      return new XdmArray(members);
    }
  }
}

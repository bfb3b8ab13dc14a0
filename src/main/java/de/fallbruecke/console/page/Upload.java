package de.fallbruecke.console.page;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * The files of a form. They are in memory only: what somebody sends may be an application, and must
 * never lie on a disk in the clear.
 *
 * @param files in the order in which they came
 * @param tooLarge whether there was more than allowed; then there are no files
 */
public record Upload(List<File> files, boolean tooLarge) {
  /** Under this name a request carries it. */
  public static final String ATTRIBUTE = Upload.class.getName();

  public Upload {
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param field of the form
   * @param name as the browser gives it, foreign text without folders
   * @param bytes not to be changed
   */
  public record File(String field, String name, byte[] bytes) {}

  /**
   * The files that came with the request.
   *
   * @throws Fault PAGE_TOO_LARGE
   */
  public static Upload of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Upload upload) {
      if (upload.tooLarge()) {
        throw new Fault(
            FaultCode.PAGE_TOO_LARGE,
            "More was sent to %s than is taken there. Nothing was kept."
                .formatted(request.getRequestURI().replaceAll("[^\\w/.-]", "?")));
      }
      return upload;
    }
    return new Upload(List.of(), false);
  }

  /** The file of a field, if one was chosen. */
  public Optional<File> file(String field) {
    return files.stream().filter(file -> file.field().equals(field)).findFirst();
  }

  /** All files of a field. */
  public List<File> all(String field) {
    return files.stream().filter(file -> file.field().equals(field)).toList();
  }
}

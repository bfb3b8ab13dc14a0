package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.sftp.SftpSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code fallbruecke.targets.<name>.xdomea} as written.
 *
 * @param via required; {@code file}, {@code sftp} or {@code rest}
 * @param directory with {@code file}: required; the import directory, which must exist
 * @param sender text of {@code Absender}; default: the element is left out
 * @param receiver text of {@code Empfaenger}; default: the element is left out
 * @param place text of {@code Ablageort}; default: the element is left out
 * @param typeList list URI at the code of {@code Nachrichtentyp}; default: none is written
 * @param receipt {@code none} (default), {@code received} (0629) or {@code imported} (0630): what
 *     the delivery waits for
 * @param receipts with {@code file} and a receipt: required; directory in which receipts appear.
 *     With {@code sftp} a path on the server
 * @param importedWhen with {@code receipt: imported}: required; {@code Element=text} that a 0630
 *     must hold to be a success; any other 0630 holds the delivery
 */
@SuppressWarnings("InvalidParam") // "received" is a value, not the parameter "receiver"
public record XdomeaSettings(
    @Nullable Via via,
    @Nullable Path directory,
    @Nullable SftpSettings sftp,
    @Nullable Rest rest,
    @Nullable String sender,
    @Nullable String receiver,
    @Nullable String place,
    @Nullable String typeList,
    @Nullable Receipt receipt,
    @Nullable String receipts,
    @Nullable String importedWhen) {

  /** How a message gets there. */
  public enum Via {
    FILE,
    SFTP,
    REST
  }

  /** What a delivery waits for. */
  public enum Receipt {
    NONE,
    RECEIVED,
    IMPORTED
  }

  /**
   * With {@code rest}: multipart/form-data with one part {@code file}.
   *
   * @param url required; where to POST: {@code https}, or {@code http} to this machine
   * @param user user of Basic (RFC 7617)
   * @param passwordFile file with the password of {@code user}
   * @param headers further headers, for example the tenant's
   * @param tls name of an entry under {@code fallbruecke.tls}
   * @param timeout how long the line may stand still; {@code 100ms} to {@code 1h}, default {@code
   *     2m}
   * @param plainHttp {@code true} allows {@code http} to another machine; default {@code false}
   */
  public record Rest(
      @Nullable URI url,
      @Nullable String user,
      @Nullable Path passwordFile,
      @Nullable Map<String, String> headers,
      @Nullable String tls,
      @Nullable Duration timeout,
      @Nullable Boolean plainHttp) {
    @Override
    public String toString() {
      return "Rest[withheld]";
    }
  }
}

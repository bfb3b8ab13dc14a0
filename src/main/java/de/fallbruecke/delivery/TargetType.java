package de.fallbruecke.delivery;

import java.util.Locale;

/** How a target is reached. The {@link Way} of each type says what its settings mean. */
public enum TargetType {
  /** HTTP POST to the specialist software. */
  REST,
  /** A folder per case in a drop directory. */
  FILE,
  /** A SOAP operation, ours or a foreign one. */
  SOAP,
  /** A folder per case in a directory on an SFTP server. */
  SFTP,
  /** An xdomea message 0605 with its documents in a ZIP file. */
  XDOMEA,
  /** The specialist software fetches through our REST API. */
  PULL,
  /** Sent through an XTA server. */
  XTA,
  /** The specialist software fetches from our own XTA message box. */
  XTA_BOX;

  /** The word in the configuration; also the name of the block with the type's own settings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

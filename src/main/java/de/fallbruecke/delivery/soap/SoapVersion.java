package de.fallbruecke.delivery.soap;

/** The two versions of SOAP in use. */
public enum SoapVersion {
  V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
  V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

  private final String namespace;
  private final String mediaType;

  SoapVersion(String namespace, String mediaType) {
    this.namespace = namespace;
    this.mediaType = mediaType;
  }

  String namespace() {
    return namespace;
  }

  String mediaType() {
    return mediaType;
  }
}

package de.fallbruecke.xta.box;

import de.fallbruecke.xta.XtaVersion;

/** The suite for targets with a message box of ours that is emptied by XTA-WS 2.1.1. */
class XtaBoxTargetIT extends XtaBoxTargetContract {
  XtaBoxTargetIT() {
    super(XtaVersion.XTA_211);
  }
}

package de.fallbruecke.xta.box;

import de.fallbruecke.xta.XtaVersion;

/** The suite for targets with a message box of ours that is emptied by XTA core 3.1.1. */
class XtaBoxCoreTargetIT extends XtaBoxTargetContract {
  XtaBoxCoreTargetIT() {
    super(XtaVersion.CORE_311);
  }
}

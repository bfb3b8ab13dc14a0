package de.fallbruecke.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.servlet.FlashMap;

class FlashForPagesTest {
  private final FlashForPages flash = new FlashForPages();
  private final MockHttpSession session = new MockHttpSession();

  @Test
  void aPartThatRefreshesItselfDoesNotTakeWhatIsForThePage() {
    FlashMap said = new FlashMap();
    said.put("words", "Ticket 4711");
    said.setTargetRequestPath("/submissions/1");
    flash.saveOutputFlashMap(said, request(), new MockHttpServletResponse());

    MockHttpServletRequest part = request();
    part.addHeader("HX-Request", "true");
    Map<String, Object> forThePart = flash.retrieveAndUpdate(part, new MockHttpServletResponse());
    Map<String, Object> forThePage =
        flash.retrieveAndUpdate(request(), new MockHttpServletResponse());
    assertThat(forThePart).isNull();
    assertThat(forThePage).containsEntry("words", "Ticket 4711");
  }

  private MockHttpServletRequest request() {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/submissions/1");
    request.setSession(session);
    return request;
  }
}

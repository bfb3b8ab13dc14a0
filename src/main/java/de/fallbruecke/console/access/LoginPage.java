package de.fallbruecke.console.access;

import de.fallbruecke.platform.LoginThrottle;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The login form; the form itself is taken by Spring Security. */
@Controller
final class LoginPage {
  @GetMapping(AccessConfiguration.LOGIN)
  String form(HttpServletRequest request, Model model) {
    Map<String, String[]> said = request.getParameterMap();
    model.addAttribute("failed", said.containsKey("error"));
    model.addAttribute("mustWait", said.containsKey("wait"));
    model.addAttribute("loggedOut", said.containsKey("logout"));
    model.addAttribute("pauseSeconds", LoginThrottle.PAUSE.toSeconds());
    return "console/login";
  }
}

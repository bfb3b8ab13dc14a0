package de.fallbruecke.console.login;

import de.fallbruecke.access.OpenToAll;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.platform.LoginThrottle;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The ways to log in; what is sent from here is taken by Spring Security. */
@Controller
final class LoginPage {
  private final boolean passwords;
  private final ObjectProvider<OidcLogin> oidc;

  LoginPage(ConsoleSettings settings, ObjectProvider<OidcLogin> oidc) {
    this.passwords = settings.passwords();
    this.oidc = oidc;
  }

  @GetMapping(LoginConfiguration.LOGIN)
  @OpenToAll("nobody is logged in before the login")
  String form(HttpServletRequest request, Model model) {
    Map<String, String[]> said = request.getParameterMap();
    OidcLogin provider = oidc.getIfAvailable();
    model.addAttribute("passwords", passwords);
    model.addAttribute("provider", provider != null);
    model.addAttribute("providerTitle", provider == null ? "" : ForeignText.line(provider.title()));
    model.addAttribute("failed", said.containsKey("error"));
    model.addAttribute("mustWait", said.containsKey("wait"));
    model.addAttribute("loggedOut", said.containsKey("logout"));
    model.addAttribute("unreachable", said.containsKey("unreachable"));
    model.addAttribute("refused", said.containsKey("refused"));
    model.addAttribute("kept", said.containsKey("kept"));
    model.addAttribute("pauseSeconds", LoginThrottle.PAUSE.toSeconds());
    return "console/login/login";
  }
}

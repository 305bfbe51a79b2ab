// A passkey is made or used: the browser asks for a face, a finger or a code, and what it answers is sent.
(() => {
  "use strict";

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  function readable(options) {
    const asked = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
    if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) };
    for (const list of ["excludeCredentials", "allowCredentials"]) {
      if (asked[list]) asked[list] = asked[list].map((one) => ({ ...one, id: bytes(one.id) }));
    }
    return { publicKey: asked };
  }

  function answered(credential) {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[part]) response[part] = text(credential.response[part]);
    }
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  }

  async function optionsOf(part) {
    if (part.dataset.options) return JSON.parse(atob(part.dataset.options));
    const asked = await fetch(part.dataset.askAt, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    return (await asked.json()).request_options;
  }

  function show(part) {
    const form = part.querySelector("form");
    const failed = part.querySelector("[data-passkey-failed]");
    part.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        const asked = readable(await optionsOf(part));
        const credential = await navigator.credentials[part.dataset.passkey](asked);
        form.elements.credential.value = JSON.stringify(answered(credential));
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }

  if (window.PublicKeyCredential) document.querySelectorAll("[data-passkey]").forEach(show);
})();

// What the pages are made of. An icon, a font or a file that is not named here is not sent.

export const icons = [
  "accessibility-new", "arrow-back", "arrow-forward", "calendar-month", "chat", "check", "chevron-down",
  "close", "contact-support", "contrast", "document", "download", "edit", "email", "error", "flag", "format-size", "forum",
  "groups", "headset", "help", "home", "hourglass", "how-to-reg", "info", "language", "list-check", "location",
  "lock", "menu", "notifications", "person", "person-add", "plus", "print", "refresh", "reply", "save", "search", "speak",
  "send", "share", "smartphone", "star", "success", "summary", "support-agent", "time", "tune", "visibility",
  "visibility-off", "warning",
];

const latin =
  "U+0000,U+000D,U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2013-2014,U+2018-201A," +
  "U+201C-201E,U+2020-2022,U+2026,U+2030,U+2039-203A,U+2044,U+20AC,U+2122,U+2212,U+FB01-FB02";
const latinOfNeighbours =
  "U+0100-0130,U+0132-0151,U+0154-017F,U+018F,U+0192,U+01A0-01A1,U+01AF-01B0,U+01FA-01FF,U+0218-021B,U+0237," +
  "U+0259,U+1E80-1E85,U+1E9E,U+20A1,U+20A4,U+20A6,U+20A8-20AA,U+20AD-20AE,U+20B1-20B2,U+20B4-20B5,U+20B8-20BA," +
  "U+20BD,U+20BF";
const cyrillic = "U+0400-045F,U+0472-0473,U+0490-049D,U+04A0-04A5,U+04AA-04AB,U+04AE-04B3,U+04B6-04BB,U+04C0-04C2";

// The browser fetches a range only when a page holds a letter of it: Danish pages fetch two files.
export const fontFaces = [
  { file: "IBMPlexSans-Regular-Latin1.woff2", weight: 400, range: latin },
  { file: "IBMPlexSans-SemiBold-Latin1.woff2", weight: 600, range: latin },
  { file: "IBMPlexSans-Regular-Latin2.woff2", weight: 400, range: latinOfNeighbours },
  { file: "IBMPlexSans-SemiBold-Latin2.woff2", weight: 600, range: latinOfNeighbours },
  { file: "IBMPlexSans-Regular-Cyrillic.woff2", weight: 400, range: cyrillic },
  { file: "IBMPlexSans-SemiBold-Cyrillic.woff2", weight: 600, range: cyrillic },
];

// The PDF of a letter is drawn on the server, which wants each weight in one file.
export const letterFonts = ["IBMPlexSans-Regular.woff2", "IBMPlexSans-SemiBold.woff2"];

export const pages = {
  "htmx.js": "node_modules/htmx.org/dist/htmx.min.js",
  "pejl.js": "frontend/js/pejl.js",
  "early.js": "frontend/js/early.js",
  "passkey.js": "frontend/js/passkey.js",
  "mark.svg": "frontend/img/mark.svg",
  "licences.md": "node_modules/dkfds/LICENSE.md",
  "fonts/licence.txt": "node_modules/dkfds/src/fonts/IBMPlexSans/split/woff2/license.txt",
};

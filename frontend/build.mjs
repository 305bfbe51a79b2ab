// Builds src/pejl/assets/: one stylesheet, two scripts, fonts and icons, with the manifest
// that Django's ManifestStaticFilesStorage reads. Run it with `npm run build`.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { fontFaces, icons, letterFonts, pages } from "./parts.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const frontend = join(root, "frontend");
const assets = join(root, "src", "pejl", "assets");
const dkfds = join(root, "node_modules", "dkfds", "src");
const plex = join(dkfds, "fonts", "IBMPlexSans", "split", "woff2");
const wholePlex = join(dkfds, "fonts", "IBMPlexSans", "complete", "woff2");
const stamp = join(assets, ".built");

const digest = (content) => createHash("md5").update(content).digest("hex").slice(0, 12);
const text = (path) => readFileSync(path, "utf8");

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function fingerprint() {
  const inputs = [...filesBelow(frontend), join(root, "package-lock.json")];
  return digest(inputs.map((path) => `${relative(root, path)} ${digest(readFileSync(path))}`).join("\n"));
}

function isFresh(print) {
  if (!existsSync(stamp)) return false;
  const built = JSON.parse(text(stamp));
  return built.print === print && built.files.every((name) => existsSync(join(assets, name)));
}

function drawing(name) {
  const own = join(frontend, "img", name);
  return text(existsSync(own) ? own : join(dkfds, "img", "svg-icons", name));
}

function sprite() {
  const symbols = icons.map((name) => {
    const svg = drawing(`${name}.svg`);
    const box = svg.match(/viewBox="([^"]+)"/)[1];
    const inside = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
    return `<symbol id="${name}" viewBox="${box}">${inside}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

function svgAsData(name) {
  const svg = drawing(name).trim().replace(/\s*\n\s*/g, " ");
  const escaped = svg.replace(/["%#<>{}]/g, (sign) => (sign === '"' ? "'" : encodeURIComponent(sign)));
  return `url("data:image/svg+xml,${escaped}")`;
}

async function compiled(name) {
  const { compile } = await import("sass");
  const loud = { warn: (message) => console.warn(message) };
  return compile(join(frontend, "scss", name), {
    loadPaths: [join(dkfds, "stylesheets")],
    style: "compressed",
    quietDeps: true,
    logger: loud,
  }).css.replace(/^\uFEFF/, "");
}

async function stylesheet(nameOfFont) {
  const css = await compiled("pejl.scss");
  const faces = fontFaces.map(
    ({ file, weight, range }) =>
      `@font-face{font-family:"IBM Plex Sans";font-style:normal;font-weight:${weight};font-display:swap;` +
      `src:url("${nameOfFont(file)}") format("woff2");unicode-range:${range}}`,
  );
  return (
    faces.join("") +
    css
      .replace(/url\(["']?svg:([\w-]+\.svg)["']?\)/g, (_, name) => svgAsData(name))
      .replace(/\/\*# sourceMappingURL[^*]*\*\//g, "")
  );
}

const withHash = (name, content) => {
  const end = extname(name);
  return `${name.slice(0, -end.length)}.${digest(content)}${end}`;
};

async function contents() {
  const made = new Map();
  for (const { file } of fontFaces) made.set(`pejl/fonts/${file}`, readFileSync(join(plex, file)));
  for (const file of letterFonts) made.set(`pejl/fonts/${file}`, readFileSync(join(wholePlex, file)));
  const hashedFont = (file) => `fonts/${basename(withHash(file, made.get(`pejl/fonts/${file}`)))}`;
  made.set("pejl/pejl.css", await stylesheet(hashedFont));
  made.set("pejl/letter.css", await compiled("letter.scss"));
  made.set("pejl/icons.svg", sprite());
  for (const [name, path] of Object.entries(pages)) made.set(`pejl/${name}`, readFileSync(join(root, path)));
  for (const [name, content] of made) {
    if (name.endsWith(".js")) made.set(name, String(content).replace(/\n?\/\/# sourceMappingURL=.*\n?/g, "\n"));
  }
  return made;
}

function write(name, content) {
  const path = join(assets, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return name;
}

function writeWithSqueezed(name, content) {
  const names = [write(name, content)];
  if (name.endsWith(".woff2")) return names;
  const bytes = Buffer.from(content);
  names.push(write(`${name}.gz`, gzipSync(bytes, { level: 9 })));
  names.push(write(`${name}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })));
  return names;
}

async function build(print) {
  const made = await contents();
  rmSync(join(assets, "pejl"), { recursive: true, force: true });
  const paths = {};
  const files = [];
  for (const [name, content] of made) {
    paths[name] = withHash(name, content);
    files.push(...writeWithSqueezed(name, content), ...writeWithSqueezed(paths[name], content));
  }
  const sorted = Object.fromEntries(Object.entries(paths).sort());
  const manifest = { paths: sorted, version: "1.1", hash: digest(JSON.stringify(sorted)) };
  files.push(write("staticfiles.json", JSON.stringify(manifest, null, 1)));
  write(".built", JSON.stringify({ print, files }));
  for (const name of Object.values(paths)) {
    const sent = join(assets, existsSync(join(assets, `${name}.br`)) ? `${name}.br` : name);
    console.log(`${String(readFileSync(sent).length).padStart(7)} B  ${name}`);
  }
}

const print = fingerprint();
if (isFresh(print)) console.log("assets are up to date");
else await build(print);

/* SPDX-License-Identifier: Apache-2.0 */
/* The page's frame: style, script, and the one way by which text gets into it.
 * The page names no other file and lets nothing run but its own script, whose
 * hash its content policy carries: hostile names stay names. */
#include "html.h"
#include "sha256.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

static const char style[] =
	":root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--dim:#57606a;--line:#d0d7de;--soft:#f6f8fa;--red:#b3261e;"
	"--amber:#8a5a00;--green:#1a6b34;--blue:#0a56a8;--violet:#6b3fa0}\n"
	"@media(prefers-color-scheme:dark){:root{--bg:#0f1318;--fg:#e6edf3;--dim:#9aa5b1;--line:#343b44;--soft:#181d24;"
	"--red:#ff8a80;--amber:#f0b849;--green:#6fd08c;--blue:#79b8ff;--violet:#c9a6ff}}\n"
	"*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif}\n"
	"main,header,nav{max-width:78rem;margin:0 auto;padding:0 1.2rem}header{padding-top:1.5rem}\n"
	"h1{font-size:1.6rem;margin:0}h2{font-size:1.25rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line)}\n"
	"h3{font-size:1rem;margin:0 0 .3rem}a{color:var(--blue)}code,pre,.place{font:13px/1.45 ui-monospace,monospace;"
	"overflow-wrap:anywhere}pre{background:var(--soft);padding:.4rem .6rem;margin:.3rem 0;white-space:pre-wrap}\n"
	".dim{color:var(--dim)}.note{border-left:4px solid var(--amber);background:var(--soft);padding:.4rem .8rem;margin:.6rem 0}\n"
	".bad{border-color:var(--red)}.counts{display:flex;flex-wrap:wrap;gap:.8rem;padding:0;list-style:none}\n"
	".counts li{border:1px solid var(--line);border-radius:6px;padding:.3rem .9rem}.counts b{font-size:1.3rem;display:block}\n"
	"nav{padding-top:.4rem;display:flex;flex-wrap:wrap;gap:0 1rem}.scroll{overflow-x:auto}\n"
	".violated{columns:26rem;column-gap:2.2rem;padding-left:1.2rem}.violated li{break-inside:avoid}.rules{margin-top:.2rem;font-size:12px}"
	".rules code{font-size:12px}.rules code,.glance code{overflow-wrap:normal}.matrix td:nth-child(2){min-width:9rem}.else{font-size:12px;min-width:12rem}.why{min-width:18rem}\n"
	"table{border-collapse:collapse;width:100%;font-size:14px}th,td{border:1px solid var(--line);padding:.25rem .5rem;"
	"text-align:left;vertical-align:top}th{background:var(--soft);position:sticky;top:0}td.n{text-align:right}\n"
	".m{font-weight:600;white-space:nowrap}.m-proven,.m-pass,.m-holds{color:var(--green)}.m-violated,.m-error,.m-fail,"
	".m-broken{color:var(--red)}.m-warning,.m-unproven,.m-unknown,.m-expired,.m-unmatched{color:var(--amber)}"
	".m-declared{color:var(--blue)}.m-waived{color:var(--violet)}.m-off,.m-not-applicable,.m-not-judged{color:var(--dim)}\n"
	"article{border:1px solid var(--line);border-left:4px solid var(--line);border-radius:4px;padding:.5rem .8rem;"
	"margin:.6rem 0;content-visibility:auto;contain-intrinsic-size:auto 11rem}article.error{border-left-color:var(--red)}"
	"article.warning,article.unknown{border-left-color:var(--amber)}article.waived{border-left-color:var(--violet)}\n"
	"ol.path{margin:.3rem 0;padding-left:1.6rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.3rem 0}"
	"dt{color:var(--dim)}dd{margin:0}\n"
	"#filter{position:sticky;top:0;z-index:1;background:var(--bg);border-bottom:1px solid var(--line);padding:.5rem 0;"
	"display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}#filter[hidden],[hidden]{display:none}\n"
	"#filter input,#filter select{font:inherit;color:inherit;background:var(--soft);border:1px solid var(--line);"
	"border-radius:4px;padding:.2rem .4rem;max-width:100%}#filter input{flex:1 1 16rem}\n"
	"@media screen and (max-width:45rem){.matrix,.matrix tbody{display:block}.matrix thead{display:none}.matrix tr{display:flex;flex-wrap:wrap;"
	"border:1px solid var(--line);margin:.5rem 0;padding:.2rem}.matrix td{border:0}.matrix td[data-l]::before{content:attr(data-l)': ';"
	"color:var(--dim)}.matrix .why,.matrix .else{flex:1 1 100%}.glance td:nth-child(2),.glance th:nth-child(2){display:none}dl{grid-template-columns:1fr}.counts{gap:.4rem}}\n"
	"@media print{:root{--bg:#fff;--fg:#000;--dim:#444;--line:#999;--soft:#f4f4f4;--red:#a00;--amber:#740;--green:#050;"
	"--blue:#006;--violet:#406}body{font-size:10pt}#filter,nav{display:none}article{content-visibility:visible;"
	"break-inside:avoid}details::details-content{content-visibility:visible;display:block}th{position:static}tr{break-inside:avoid}"
	".scroll{overflow:visible}table{font-size:8pt}th,td{padding:.15rem .3rem}.why,.else,.matrix td:nth-child(2){min-width:0}"
	".else,.rules,.rules code{font-size:7pt;overflow-wrap:anywhere}article{font-size:8pt;padding:.2rem .5rem;margin:.25rem 0}"
	"h3{font-size:9pt;margin:0}article p,article pre,article ol,article dl{margin:.1rem 0}pre,code,.place{font-size:7.5pt}"
	"article dl{grid-template-columns:max-content 1fr max-content 1fr}td.place{min-width:8rem}details code{font-size:6.5pt}}\n";

/* Only hides and shows: all that it needs stands in the page. */
static const char script[] =
	"(function(){'use strict';var f=document.getElementById('filter');if(!f)return;"
	"var all=Array.prototype.slice.call(document.querySelectorAll('article'));var text=all.map(function(a){return a.textContent.toLowerCase()});"
	"var q=document.getElementById('q'),s=document.getElementById('s'),r=document.getElementById('r'),n=document.getElementById('n');"
	"var none=document.getElementById('none'),wait=0;"
	"function apply(){var words=q.value.toLowerCase().split(/\\s+/).filter(Boolean),shown=0;"
	"all.forEach(function(a,i){var ok=(!s.value||a.dataset.state===s.value)&&(!r.value||a.dataset.rule===r.value)&&"
	"words.every(function(w){return text[i].indexOf(w)>=0});a.hidden=!ok;if(ok)shown++});"
	"n.textContent=shown+' of '+all.length;none.hidden=shown>0}"
	"function later(){clearTimeout(wait);wait=setTimeout(apply,80)}"
	"q.addEventListener('input',later);s.addEventListener('change',apply);r.addEventListener('change',apply);"
	"f.addEventListener('submit',function(e){e.preventDefault();apply()});"
	"document.addEventListener('click',function(e){var a=e.target.closest&&e.target.closest('a[data-filter]');"
	"if(a){q.value=a.dataset.filter;s.value='';r.value='';apply()}});if(location.hash.indexOf('#q=')===0)q.value=decodeURIComponent(location.hash.slice(3));f.hidden=false;apply();if(q.value)f.scrollIntoView()})();";

void bri_html(const struct bri_page *page, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	for (; *format != '\0'; format++) {
		if (*format != '%') {
			fputc(*format, page->stream);
			continue;
		}
		switch (*++format) {
		case 'T':
			bri_markup_text(page->stream, va_arg(args, const char *));
			break;
		case 'I': /* a part of an element's name */
			for (const char *at = va_arg(args, const char *); *at != '\0'; at++)
				fputc(isalnum((unsigned char)*at) || strchr("-.=", *at) != NULL ? *at : '_', page->stream);
			break;
		case 's': /* markup of our own */
			fputs(va_arg(args, const char *), page->stream);
			break;
		case 'z':
			fprintf(page->stream, "%zu", va_arg(args, size_t));
			break;
		case 'u':
			fprintf(page->stream, "%u", va_arg(args, unsigned));
			break;
		default:
			fputc(*format, page->stream);
		}
	}
	va_end(args);
}

void bri_html_mark(const struct bri_page *page, const char *word)
{
	fputs("<span class=\"m m-", page->stream);
	for (const char *at = word; *at != '\0'; at++)
		fputc(*at == ' ' ? '-' : *at, page->stream);
	bri_html(page, "\">%T</span>", word);
}

static void write_base64(FILE *stream, const uint8_t *bytes, size_t size)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < size; i += 3) {
		uint32_t group = (uint32_t)bytes[i] << 16 | (i + 1 < size ? (uint32_t)bytes[i + 1] << 8 : 0) |
		                 (i + 2 < size ? bytes[i + 2] : 0);

		fputc(letters[group >> 18], stream);
		fputc(letters[group >> 12 & 63], stream);
		fputc(i + 1 < size ? letters[group >> 6 & 63] : '=', stream);
		fputc(i + 2 < size ? letters[group & 63] : '=', stream);
	}
}

static void write_hash(FILE *stream, const char *text, size_t size)
{
	uint8_t digest[32];

	bri_sha256(text, size, digest);
	fputs("'sha256-", stream);
	write_base64(stream, digest, sizeof(digest));
	fputc('\'', stream);
}

void bri_html_begin(const struct bri_page *page, const char *title)
{
	bri_html(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ");
	write_hash(page->stream, style, sizeof(style) - 1);
	bri_html(page, "; script-src ");
	write_hash(page->stream, script, sizeof(script) - 1);
	bri_html(page, "; base-uri 'none'; form-action 'none'\">\n"
	               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%T</title>\n<style>%s</style>\n"
	               "</head>\n<body>\n", title, style);
}

void bri_html_end(const struct bri_page *page)
{
	bri_html(page, "<script>%s</script>\n</body>\n</html>\n", script);
}

(function () {
  "use strict";
  var PAGE = 100, LAST = 8, PATH = 9, LINK = 10, SCORE = 1, BAND = 2, BANDS = ["weak", "fair", "good", "strong"];
  var rows = JSON.parse(document.getElementById("rows").textContent);
  var keys = ["name", "score", "band", "stage", "years", "findings", "claims", "first", "note"];
  var order = { band: ["strong", "good", "fair", "weak"], stage: ["entry", "mid", "senior"] };
  var body = document.querySelector("#files tbody"), heads = document.querySelectorAll("#files th");
  var words = document.getElementById("words"), band = document.getElementById("band");
  var found = rows, sorted = -1, down = false, page = 0;
  rows.forEach(function (row, place) { row.place = place; row.low = row.join("\n").toLowerCase(); });

  function kind(row) { return row[LINK] === "" ? "failed" : row[BAND]; }
  function rank(row) {
    var value = row[sorted], known = order[keys[sorted]];
    if (known) { var at = known.indexOf(value); return at < 0 ? known.length : at; }
    return typeof value === "string" ? value.toLowerCase() : value;
  }
  function compare(a, b) {
    var x = rank(a), y = rank(b);
    // What has no value comes last, whichever way the column is sorted.
    if (x === null || x === "") { return y === null || y === "" ? a.place - b.place : 1; }
    if (y === null || y === "") { return -1; }
    var way = x < y ? -1 : x > y ? 1 : 0;
    return way ? (down ? -way : way) : a.place - b.place;
  }
  function find() {
    var parts = words.value.toLowerCase().split(/\s+/).filter(Boolean), wanted = band.value;
    found = rows.filter(function (row) {
      return (!wanted || kind(row) === wanted) && parts.every(function (part) { return row.low.indexOf(part) >= 0; });
    });
    if (sorted >= 0) { found.sort(compare); }
    page = 0;
    show();
  }
  function cell(row, column) {
    var td = document.createElement("td"), value = row[column];
    td.className = keys[column];
    if (column === BAND) { td.className += " " + (BANDS.indexOf(value) < 0 ? (kind(row) === "failed" ? "failed" : "") : value); }
    if (column === 0) {
      td.title = row[PATH];
      if (row[LINK]) {
        var link = document.createElement("a");
        link.href = row[LINK];
        link.textContent = value || "(no name)";
        td.appendChild(link);
        return td;
      }
    }
    td.textContent = value === null ? "\u2013" : value;
    return td;
  }
  function show() {
    var pages = Math.max(1, Math.ceil(found.length / PAGE)), part = document.createDocumentFragment();
    found.slice(page * PAGE, page * PAGE + PAGE).forEach(function (row) {
      var tr = document.createElement("tr");
      for (var column = 0; column <= LAST; column += 1) { tr.appendChild(cell(row, column)); }
      part.appendChild(tr);
    });
    body.replaceChildren(part);
    document.getElementById("shown").textContent = found.length.toLocaleString("en") + " of " + rows.length.toLocaleString("en");
    document.getElementById("page").textContent = "Page " + (page + 1) + " of " + pages;
    document.getElementById("back").disabled = page === 0;
    document.getElementById("next").disabled = page + 1 >= pages;
  }
  function sort(column) {
    // The best scores and the most findings are looked for first, names and words from the beginning.
    down = sorted === column ? !down : column === SCORE || (column >= 4 && column <= 6);
    sorted = column;
    heads.forEach(function (head, place) {
      head.setAttribute("aria-sort", place === sorted ? (down ? "descending" : "ascending") : "none");
    });
    find();
  }
  document.querySelector("form").addEventListener("submit", function (event) { event.preventDefault(); });
  document.querySelector("#files thead").addEventListener("click", function (event) {
    if (event.target.dataset.column) { sort(Number(event.target.dataset.column)); }
  });
  document.getElementById("back").addEventListener("click", function () { page -= 1; show(); });
  document.getElementById("next").addEventListener("click", function () { page += 1; show(); });
  var waiting;
  words.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(find, 120); });
  band.addEventListener("change", find);
  find();
}());

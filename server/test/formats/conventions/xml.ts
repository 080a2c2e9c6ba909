import type { Convention } from './model';

const xmi = (...elements: readonly string[]) =>
  `<?xml version="1.0"?>\n<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:type="http:///x.ecore">\n${elements.join('\n')}\n</xmi:XMI>\n`;
const tei = (head: string, text: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Tin</title></titleStmt><publicationStmt>${head}</publicationStmt></fileDesc></teiHeader><text>${text}</text></TEI>`;
const timeml = (text: string, more = '') =>
  `<?xml version="1.0"?>\n<TimeML>\n<DOCID>a</DOCID>\n<DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME">22/3</TIMEX3></DCT>\n<TEXT>${text}</TEXT>\n${more}</TimeML>\n`;

export const XML: readonly Convention[] = [
  {
    what: 'two views, names without a value, an empty name, another layer',
    format: 'xmi',
    content: xmi(
      '<type:NamedEntity xmi:id="5" sofa="1" begin="0" end="3" value="PER"/>',
      '<type:NamedEntity xmi:id="6" sofa="2" begin="0" end="4" value="LOC"/>',
      '<type:NamedEntity xmi:id="7" sofa="1" begin="6" end="9"/>',
      '<type:NamedEntity xmi:id="8" sofa="1" begin="9" end="9" value="LOC"/>',
      '<type:Event xmi:id="9" sofa="1" begin="4" end="5" kind="x"/>',
      '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="Lan ở Huế"/>',
      '<cas:Sofa xmi:id="2" sofaNum="2" sofaID="B" sofaString="Vinh"/>',
      '<cas:View sofa="1" members="5 7 8 9"/>',
    ),
    spans: ['PER Lan', 'LOC Vinh'],
    said: [
      'a NamedEntity without a value',
      'an annotation of the layer Event (choose it with --layer Event)',
      'an annotation without text',
    ],
    texts: ['Lan ở Huế', 'Vinh'],
  },
  {
    what: 'another layer by choice, with its own label or its name',
    format: 'xmi',
    layer: 'webanno.custom.Event',
    content: xmi(
      '<type:Event xmi:id="9" sofa="1" begin="0" end="3" label="arrival"/>',
      '<type:Event xmi:id="10" sofa="1" begin="4" end="5"/>',
      '<cas:Sofa xmi:id="1" sofaString="Lan ở Huế"/>',
    ),
    spans: ['arrival Lan', 'Event ở'],
  },
  {
    what: 'a second view of the same text without names is no second document',
    format: 'xmi',
    content: xmi(
      '<type:NamedEntity xmi:id="5" sofa="1" begin="0" end="3" value="PER"/>',
      '<cas:Sofa xmi:id="1" sofaString="Lan"/>',
      '<cas:Sofa xmi:id="2" sofaString="Lan"/>',
    ),
    spans: ['PER Lan'],
    texts: ['Lan'],
  },
  {
    what: 'names of all kinds, places by their kind, front and back matter',
    format: 'tei',
    content: tei(
      '<date when="2020-05-01">1/5</date>',
      `
  <front>
    <head>Ở <settlement>Huế</settlement></head>
  </front>
  <body>
    <p><rs type="person">Bà ấy</rs>, <rs>họ</rs> và
       <persName ref="#p1" key="Nguyễn Lan">Lan</persName> từ <country>Việt Nam</country>
       <date from="2020-01-01" to="2020-02-01">đầu năm</date>,<note>chú thích</note> <ref target="#x">xem</ref></p>
  </body>
  <back><p><orgName>Đại học</orgName><lb/>cũ, <choice><sic>Hue</sic><corr>Huế</corr></choice></p></back>`,
    ),
    spans: [
      'LOC Huế',
      'person Bà ấy',
      'PER Lan Nguyễn Lan',
      'LOC Việt Nam',
      'DATE đầu năm DATE',
      'ORG Đại học',
    ],
    said: [
      'an rs without a type',
      'the “ref” of a name',
      'the range of a date',
      'the element ref',
      'the text in corr',
    ],
    texts: ['Ở Huế\nBà ấy, họ và Lan từ Việt Nam đầu năm,\nchú thích\nxem\nĐại học\ncũ, Hue'],
  },
  {
    what: 'a publication date that is a year, types of dates of its own, a corpus of two',
    format: 'tei',
    content: `<teiCorpus>${tei('<date when="2020">2020</date>', '<body><p><date type="birth" when="1990-01-02">2/1</date></p></body>')}${tei('', '<body><p><name type="place">Huế</name></p></body>')}</teiCorpus>`,
    spans: ['DATE 2/1 DATE 1990-01-02', 'place Huế'],
    said: ['a publication date that is no day', 'the “type” of a date'],
    texts: ['2/1', 'Huế'],
  },
  {
    what: 'names in names are both there, the same twice once',
    format: 'tei',
    content: tei(
      '',
      '<body><p><orgName>Đại học <placeName><settlement>Huế</settlement></placeName></orgName></p></body>',
    ),
    spans: ['ORG Đại học Huế', 'LOC Huế'],
    said: ['an annotation that is there twice'],
  },
  {
    what: 'references to past, present and future; events and links; a value that is none',
    format: 'timeml',
    content: timeml(
      '<TIMEX3 tid="t1" type="DATE" value="PRESENT_REF">Nay</TIMEX3> <EVENT eid="e1">đi</EVENT>, <TIMEX3 tid="t2" type="DATE" value="PAST_REF">xưa</TIMEX3>, <TIMEX3 tid="t3" type="DATE" value="FUTURE_REF">mai sau</TIMEX3>, <TIMEX3 tid="t4" type="DURATION" value="a while">lâu</TIMEX3>, <TIMEX3 tid="t5" type="DURATION" value="P1D"/>',
      '<MAKEINSTANCE eiid="ei1"/><TLINK lid="l1"/><TLINK lid="l2"/>\n',
    ),
    spans: [
      'DATE Nay DATE PRESENT_REF',
      'DATE xưa DATE PAST_REF',
      'DATE mai sau DATE FUTURE_REF',
      'DATE lâu DURATION',
    ],
    said: [
      'the element EVENT',
      '“value” of an annotation',
      'a TIMEX3 without text',
      'the element MAKEINSTANCE',
      'the element TLINK ×2',
    ],
  },
  {
    what: 'names as TimeBank has them, in a file without TEXT',
    format: 'timeml',
    content:
      '<TimeML>\n<s><ENAMEX TYPE="PERSON">Lan</ENAMEX> <TIMEX3 tid="t1" type="DATE" value="1998-02-06">hôm nay</TIMEX3></s></TimeML>',
    spans: ['PERSON Lan', 'DATE hôm nay DATE 1998-02-06'],
  },
  {
    what: "GATE's XML: nodes in the text, sets, features, an empty annotation",
    format: 'gate',
    name: 'doc.xml',
    content: `<?xml version='1.0' encoding='UTF-8'?>
<GateDocument version="3">
<GateDocumentFeatures><Feature><Name className="java.lang.String">gate.SourceURL</Name><Value className="java.lang.String">a.txt</Value></Feature></GateDocumentFeatures>
<TextWithNodes><Node id="0"/>Lan<Node id="3"/> ở <Node id="6"/>Huế<Node id="9"/> &amp; Vinh<Node id="16"/></TextWithNodes>
<AnnotationSet>
<Annotation Id="1" Type="Token" StartNode="0" EndNode="3"></Annotation>
<Annotation Id="2" Type="Person" StartNode="0" EndNode="3"><Feature><Name>gender</Name><Value>f</Value></Feature></Annotation>
<Annotation Id="3" Type="Location" StartNode="9" EndNode="9"></Annotation>
</AnnotationSet>
<AnnotationSet Name="Key">
<Annotation Id="4" Type="Location" StartNode="6" EndNode="9"></Annotation>
</AnnotationSet>
</GateDocument>`,
    spans: ['Person Lan', 'Location Huế'],
    said: ['an annotation of the type Token', '“gender” of an annotation', 'an annotation without text'],
    texts: ['Lan ở Huế & Vinh'],
    paths: ['a.txt'],
  },
];

import type { CanonicalTable } from "./fields.ts";

/** Name of a program whose export is recognised; the same in every language. */
export type ExportName =
  | "Qualtrics"
  | "SurveyMonkey"
  | "Google Forms"
  | "Typeform"
  | "Delighted"
  | "Zendesk"
  | "HubSpot"
  | "Salesforce"
  | "Stripe"
  | "ChartMogul";

/**
 * The headers by which an export is known, and what they mean. Headers stand without case, accents, spaces and marks
 * (`headerKey`). docs/exports.md is the same list for people.
 */
export type ExportShape = {
  readonly name: ExportName;
  readonly as: CanonicalTable;
  /** One header of every list must be there. */
  readonly needs: readonly (readonly string[])[];
  /** Field → its headers; the first that is there and not empty is the field. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Headers that look like a field and are none. */
  readonly not?: readonly string[];
};

export const EXPORT_SHAPES: readonly ExportShape[] = [
  {
    name: "Qualtrics",
    as: "answers",
    needs: [["responseid"], ["recordeddate", "enddate"], ["distributionchannel", "userlanguage", "progress"]],
    fields: {
      customer_id: ["externalreference", "externaldatareference", "recipientemail", "responseid"],
      answered_at: ["recordeddate", "enddate"],
      channel: ["distributionchannel"],
    },
    not: [
      "startdate",
      "status",
      "responsetype",
      "finished",
      "progress",
      "durationinseconds",
      "duration",
      "locationlatitude",
      "locationlongitude",
    ],
  },
  {
    name: "SurveyMonkey",
    as: "answers",
    needs: [["respondentid"], ["collectorid"], ["datecreated", "startdate"], ["datemodified", "enddate"]],
    fields: { customer_id: ["customdata1", "customdata", "emailaddress", "respondentid"], answered_at: ["datemodified", "enddate"] },
    not: ["collectorid", "datecreated", "startdate", "ipaddress", "firstname", "lastname"],
  },
  {
    name: "Typeform",
    as: "answers",
    needs: [["submitdateutc"], ["networkid", "responsetype", "startdateutc"]],
    fields: { customer_id: ["customerid", "userid", "email", "emailaddress", "networkid", "token"], answered_at: ["submitdateutc"] },
    not: ["startdateutc", "stagedateutc", "responsetype", "tags", "ending"],
  },
  {
    name: "Delighted",
    as: "answers",
    needs: [["score"], ["surveytype"], ["personid", "person", "personemail", "email"], ["createdat", "respondedat", "surveyrespondedat"]],
    fields: {
      customer_id: ["customerid", "personid", "person", "personemail", "email"],
      answered_at: ["surveyrespondedat", "respondedat", "createdat"],
      comment: ["comment"],
      channel: ["surveychannel", "surveysource"],
    },
    not: ["permalink", "updatedat"],
  },
  {
    name: "Zendesk",
    as: "tickets",
    needs: [["id", "ticketid"], ["requester", "requesterid", "requesteremail"], ["createdat"], ["solvedat"]],
    fields: {
      ticket_id: ["id", "ticketid"],
      customer_id: ["requesterexternalid", "requesterid", "requesteremail", "requester"],
      created_at: ["createdat"],
      resolved_at: ["solvedat"],
      channel: ["via", "channel"],
      category: ["tickettype", "group"],
      reopened: ["reopens"],
    },
    not: [
      "summationcolumn",
      "updatedat",
      "assignedat",
      "initiallyassignedat",
      "duedate",
      "subject",
      "group",
      "status",
      "priority",
      "organization",
      "submitter",
      "assignee",
      "replies",
      "resolutiontime",
    ],
  },
  {
    name: "HubSpot",
    as: "accounts",
    needs: [["recordid", "recordidcompany"], ["companyname"], ["companyowner", "lifecyclestage", "createdate", "lastactivitydate"]],
    fields: {
      customer_id: ["recordid", "recordidcompany"],
      start_date: ["becameacustomerdate"],
      segment: ["customersegment", "segment", "type", "industry"],
    },
    // The turnover of the company itself, and the day its record was made.
    not: ["annualrevenue", "createdate", "lastactivitydate", "totalrevenue"],
  },
  {
    name: "Salesforce",
    as: "accounts",
    needs: [
      ["accountid", "accountid18", "accountid18digit"],
      ["accountname"],
      ["accountowner", "type", "lastactivity", "billingcountry", "billingstateprovince"],
    ],
    fields: {
      customer_id: ["accountid18", "accountid18digit", "accountid"],
      start_date: ["customersince", "contractstartdate"],
      segment: ["customersegment", "segment", "type", "industry"],
    },
    not: ["annualrevenue", "createddate", "lastactivity", "lastmodifieddate"],
  },
  {
    name: "Stripe",
    as: "accounts",
    needs: [
      ["customerid"],
      ["plan", "planid", "product"],
      ["interval"],
      ["amount"],
      ["createdutc", "startutc", "startdateutc"],
      ["status"],
    ],
    fields: {
      customer_id: ["customerid"],
      segment: ["plan", "product"],
      start_date: ["startutc", "startdateutc", "createdutc"],
      end_date: ["endedatutc", "canceledatutc"],
    },
    not: ["id", "createdutc", "currentperiodstartutc", "currentperiodendutc", "trialstartutc", "trialendutc", "canceledatutc", "quantity"],
  },
  {
    name: "Stripe",
    as: "transactions",
    needs: [["customerid"], ["amount"], ["amountrefunded"], ["createdutc", "createddateutc", "created"]],
    fields: { customer_id: ["customerid"], date: ["createddateutc", "createdutc", "created"], amount: ["amount"] },
    not: ["amountrefunded", "convertedamount", "convertedamountrefunded", "fee", "taxesonfee", "id"],
  },
  {
    name: "ChartMogul",
    as: "movements",
    needs: [
      ["type", "activitytype", "movementtype"],
      ["activitymrrmovement", "mrrmovement"],
      ["date", "activitydate"],
    ],
    fields: {
      month: ["date", "activitydate"],
      customer_id: ["customerexternalid", "customeruuid", "customerid", "customername"],
      type: ["type", "activitytype", "movementtype"],
      amount: ["activitymrrmovement", "mrrmovement"],
    },
    not: ["activitymrr", "activityarr", "description"],
  },
  {
    name: "Google Forms",
    as: "answers",
    // The first column of every form; recognise-export.ts asks for a question beside it.
    needs: [
      [
        "timestamp",
        "horodateur",
        "informazionicronologiche",
        "marcadetimp",
        "marcajdetimp",
        "marcatemporala",
        "zeitstempel",
        "marcatemporal",
        "carimbodedatahora",
      ],
    ],
    fields: {
      answered_at: [
        "timestamp",
        "horodateur",
        "informazionicronologiche",
        "marcadetimp",
        "marcajdetimp",
        "marcatemporala",
        "zeitstempel",
        "marcatemporal",
        "carimbodedatahora",
      ],
      customer_id: [
        "emailaddress",
        "username",
        "adresseemail",
        "indirizzoemail",
        "adresadeemail",
        "emailadresse",
        "direcciondecorreoelectronico",
        "enderecodeemail",
      ],
    },
  },
];

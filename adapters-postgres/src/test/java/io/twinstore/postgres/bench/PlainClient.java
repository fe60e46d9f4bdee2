package io.twinstore.postgres.bench;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A client as somebody would hold it who writes no library: JSON stays the text that came. */
class PlainClient {
    int id;

    long yclientsId;
    long companyId;

    @Nullable
    String name;

    String phone = "";

    @Nullable
    String rawPhone;

    @Nullable
    String email;

    @Nullable
    BigDecimal discount;

    Long @Nullable [] branchIds;
    String @Nullable [] tags;

    @Nullable
    String status;

    @Nullable
    String source;

    @Nullable
    Integer visitCount;

    @Nullable
    BigDecimal totalSpent;

    @Nullable
    LocalDate firstVisitDate;

    @Nullable
    LocalDate lastVisitDate;

    String @Nullable [] lastServices;
    Long @Nullable [] lastServiceIds;
    Long @Nullable [] favoriteStaffIds;
    String @Nullable [] preferredTimeSlots;

    @Nullable
    String visitHistory;

    @Nullable
    String preferences;

    @Nullable
    String loyaltyLevel;

    @Nullable
    String clientSegment;

    @Nullable
    BigDecimal averageBill;

    boolean blacklisted;

    @Nullable
    String notes;

    boolean createdByAi;

    @Nullable
    OffsetDateTime lastAiInteraction;

    @Nullable
    String aiContext;

    @Nullable
    Integer aiMessagesCount;

    @Nullable
    BigDecimal aiSatisfactionScore;

    @Nullable
    BigDecimal servicesAmount;

    @Nullable
    BigDecimal goodsAmount;

    @Nullable
    String goodsPurchases;

    @Nullable
    Integer goodsCount;

    @Nullable
    OffsetDateTime lastSyncAt;

    @Nullable
    OffsetDateTime createdAt;

    @Nullable
    OffsetDateTime updatedAt;

    /** The current row of a result that has the columns in their order. */
    static PlainClient of(ResultSet row) throws SQLException {
        var client = new PlainClient();
        client.id = row.getInt(1);
        client.yclientsId = row.getLong(2);
        client.companyId = row.getLong(3);
        client.name = row.getString(4);
        client.phone = row.getString(5);
        client.rawPhone = row.getString(6);
        client.email = row.getString(7);
        client.discount = row.getBigDecimal(8);
        client.branchIds = ResultColumns.array(row, 9, Long[].class);
        client.tags = ResultColumns.array(row, 10, String[].class);
        client.status = row.getString(11);
        client.source = row.getString(12);
        client.visitCount = ResultColumns.integer(row, 13);
        client.totalSpent = row.getBigDecimal(14);
        client.firstVisitDate = row.getObject(15, LocalDate.class);
        client.lastVisitDate = row.getObject(16, LocalDate.class);
        client.lastServices = ResultColumns.array(row, 17, String[].class);
        client.lastServiceIds = ResultColumns.array(row, 18, Long[].class);
        client.favoriteStaffIds = ResultColumns.array(row, 19, Long[].class);
        client.preferredTimeSlots = ResultColumns.array(row, 20, String[].class);
        client.visitHistory = row.getString(21);
        client.preferences = row.getString(22);
        client.loyaltyLevel = row.getString(23);
        client.clientSegment = row.getString(24);
        client.averageBill = row.getBigDecimal(25);
        client.blacklisted = row.getBoolean(26);
        client.notes = row.getString(27);
        client.createdByAi = row.getBoolean(28);
        client.lastAiInteraction = row.getObject(29, OffsetDateTime.class);
        client.aiContext = row.getString(30);
        client.aiMessagesCount = ResultColumns.integer(row, 31);
        client.aiSatisfactionScore = row.getBigDecimal(32);
        client.servicesAmount = row.getBigDecimal(33);
        client.goodsAmount = row.getBigDecimal(34);
        client.goodsPurchases = row.getString(35);
        client.goodsCount = ResultColumns.integer(row, 36);
        client.lastSyncAt = row.getObject(37, OffsetDateTime.class);
        client.createdAt = row.getObject(38, OffsetDateTime.class);
        client.updatedAt = row.getObject(39, OffsetDateTime.class);
        return client;
    }
}
